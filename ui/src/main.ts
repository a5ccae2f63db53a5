import { mount } from 'svelte'
import { backend } from '#backend'
import App from './App.svelte'
import { Wenxi } from './lib/app/wenxi.svelte'
import './lib/design/fonts.css'
import './lib/design/tokens.css'
import './lib/design/base.css'
import './lib/design/print.css'

const target = document.getElementById('app')
if (target) mount(App, { target, props: { wenxi: new Wenxi(backend) } })
