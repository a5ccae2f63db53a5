import { expect, it } from 'vitest'
import { textWithin } from './copy'

const build = (html: string) => {
  const root = document.createElement('div')
  root.append(...new DOMParser().parseFromString(html, 'text/html').body.childNodes)
  return root
}
const page = build(
  '<h2>例句</h2><p><ruby>客户<rt>kèhù</rt></ruby><ruby>服务<rt>fúwù</rt></ruby>。</p><p>Customer service.<button>Play</button></p>',
)

it('copies Chinese without readings, a line a block', () =>
  expect(textWithin(page, false)).toBe('例句\n客户服务。\nCustomer service.'))

it('copies it with readings when asked to', () =>
  expect(textWithin(page, true)).toBe('例句\n客户(kèhù)服务(fúwù)。\nCustomer service.'))

it('copies cells with tabs between them', () =>
  expect(
    textWithin(
      build('<table><tr><td>一</td><td>one</td></tr><tr><td>二</td><td>two</td></tr></table>'),
      false,
    ),
  ).toBe('一\tone\n二\ttwo'))
