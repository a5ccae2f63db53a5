/** Opens the whole window over the fake backend. */
import { render, screen, within } from '@testing-library/svelte'
import userEvent from '@testing-library/user-event'
import App from '../src/App.svelte'
import type { Route } from '../src/lib/app/router.svelte'
import { Wenxi } from '../src/lib/app/wenxi.svelte'
import { FakeSound } from './fake-sound'
import { createFake, type FakeOptions } from './fake'

export async function openWindow(start: Route, options: FakeOptions = {}) {
  const backend = createFake(options)
  const sound = new FakeSound()
  const wenxi = new Wenxi(backend, { start, sound: () => sound })
  const user = userEvent.setup({ delay: null })
  const page = render(App, { wenxi })
  await screen.findByTestId(start.page)
  const called = (name: string) => backend.calls.filter((call) => call.name === name).map((call) => call.args)
  return { backend, wenxi, user, sound, page, called }
}

export const openLesson = async (lessonId: string, options: FakeOptions = {}) => {
  const opened = await openWindow({ page: 'lesson', lessonId, place: null }, options)
  await screen.findByTestId('lesson-text')
  return opened
}

/** The first word on the page with these characters. */
export function word(text: string, inside: HTMLElement = screen.getByTestId('lesson-text')): HTMLElement {
  const found = within(inside)
    .getAllByTestId('word')
    .find((element) => element.querySelector('.base')?.textContent === text)
  if (!found) throw new Error(`no word ${text} on the page`)
  return found
}
