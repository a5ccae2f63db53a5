import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { failure } from './failure'
import { type FakeOptions } from './fake'
import { openLesson, openWindow } from './open'

async function openPractice(options: FakeOptions = {}) {
  const opened = await openLesson('kehu-fuwu', options)
  await opened.user.keyboard('p')
  await screen.findByTestId('item')
  return opened
}
const item = () => screen.getByTestId('item').dataset['item']
const verdict = async () => (await screen.findByTestId('verdict')).dataset['verdict']

describe('practice', () => {
  it('goes from the first item to the end page by keyboard alone', async () => {
    const { user, called } = await openPractice()
    await user.keyboard('2')
    expect(await verdict()).toBe('right')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('fu2wu4{Enter}')
    expect(await verdict()).toBe('right')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i3'))
    await user.keyboard('1')
    expect(await verdict()).toBe('wrong')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i4'))
    await user.keyboard('0')
    expect(await verdict()).toBe('wrong')
    await user.keyboard('{Enter}')
    const summary = await screen.findByTestId('summary')
    expect(within(summary).getByTestId('count-right').textContent).toContain('2')
    expect(within(summary).getByTestId('count-wrong').textContent).toContain('2')
    expect(within(summary).getAllByTestId('hard-item')).toHaveLength(2)
    expect(within(summary).getByTestId('tomorrow').textContent).toContain(
      '2 cards come back later today, 6 tomorrow.',
    )
    expect(called('practiceAnswer')).toMatchObject([
      { itemId: 'i1', response: { type: 'choice', index: 1 } },
      { itemId: 'i2', response: { type: 'typed', text: 'fu2wu4' } },
      { itemId: 'i3', response: { type: 'choice', index: 0 } },
      { itemId: 'i4', response: { type: 'giveUp' } },
    ])
    await user.click(screen.getByTestId('again-hard'))
    await waitFor(() =>
      expect(called('practiceStart').at(-1)).toEqual({ source: { type: 'hard' }, seed: null }),
    )
  })

  it('counts first answers at the end, not what was asked again', async () => {
    const { user, backend } = await openPractice()
    const current = backend.practiceCurrent
    backend.practiceCurrent = async () => {
      const view = await current()
      return { ...view, total: view.total + 7 }
    }
    for (let i = 1; i <= 4; i += 1) {
      await waitFor(() => expect(item()).toBe(`i${i}`))
      await user.click(screen.getByTestId('give-up'))
      await verdict()
      await user.keyboard('{Enter}')
    }
    expect(within(await screen.findByTestId('summary')).getByText('0 of 4 right')).toBeTruthy()
  })

  it('shows which choice is right and why, and the way back to the lesson', async () => {
    const { user, wenxi } = await openPractice()
    await user.click(screen.getAllByTestId('choice')[0] as HTMLElement)
    expect(await verdict()).toBe('wrong')
    const choices = screen.getAllByTestId('choice')
    expect(choices[0]?.classList).toContain('wrong')
    expect(choices[1]?.classList).toContain('right')
    expect(screen.getByTestId('explanation').textContent).toContain('both the noun')
    await user.click(screen.getByTestId('see-source'))
    await screen.findByTestId('lesson-text')
    expect(wenxi.router.route).toMatchObject({ page: 'lesson', lessonId: 'kehu-fuwu' })
  })

  it('nudges forgotten tones and grades nothing', async () => {
    const { user } = await openPractice()
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('fuwu{Enter}')
    await waitFor(() => expect(screen.getByTestId('nudge').textContent).toContain('Which tones?'))
    expect(screen.queryByTestId('verdict')).toBeNull()
    expect(screen.getByTestId('answer-input')).toHaveProperty('value', 'fuwu')
  })

  it('has its keys while an answer is being typed', async () => {
    const { user, called } = await openPractice()
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('bu0')
    expect(screen.getByTestId('answer-input')).toHaveProperty('value', 'bu0')
    // Letters are taken back before answers are.
    await user.keyboard('{Control>}z{/Control}')
    expect(called('practiceUndo')).toHaveLength(0)
    await user.clear(screen.getByTestId('answer-input'))
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(item()).toBe('i1'))
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('fu{Alt>}0{/Alt}')
    expect(await verdict()).toBe('wrong')
    expect(called('practiceAnswer').at(-1)).toMatchObject({ response: { type: 'giveUp' } })
    await user.keyboard('{Control>}z{/Control}')
    await waitFor(() => expect(screen.queryByTestId('verdict')).toBeNull())
    await user.keyboard('{Alt>}b{/Alt}')
    await waitFor(() => expect(called('practicePutAside')).toEqual([{ way: 'bury' }]))
  })

  it('hears no answer in the Enter of an input method', async () => {
    const { user, called } = await openPractice()
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    const field = screen.getByTestId('answer-input')
    await user.type(field, '服务')
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true })
    await fireEvent.keyDown(field, { key: 'Enter', keyCode: 229 })
    expect(called('practiceAnswer')).toHaveLength(1)
    await fireEvent.keyDown(field, { key: 'Enter' })
    expect(await verdict()).toBe('wrong')
    expect(called('practiceAnswer')).toHaveLength(2)
  })

  it('gives no reading away before the answer', async () => {
    const { user } = await openPractice()
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    expect(within(screen.getByTestId('stem')).queryByTestId('ruby')).toBeNull()
    await user.keyboard('fu2wu1{Enter}')
    await verdict()
    expect(within(screen.getByTestId('stem')).getByTestId('ruby').textContent).toBe('fúwù')
  })

  it('counts a typed answer as correct when asked to', async () => {
    const { user } = await openPractice()
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('x{Enter}')
    expect(await verdict()).toBe('wrong')
    await user.click(screen.getByTestId('accept'))
    await waitFor(() => expect(screen.getByTestId('verdict').dataset['verdict']).toBe('right'))
  })

  it('takes the last answer back by U', async () => {
    const { user, called } = await openPractice()
    await user.keyboard('1')
    await verdict()
    await user.keyboard('u')
    await waitFor(() => expect(screen.queryByTestId('verdict')).toBeNull())
    expect(item()).toBe('i1')
    expect(called('practiceUndo')).toHaveLength(1)
  })

  it('pauses by Esc and goes on where it was', async () => {
    const { user } = await openPractice()
    await user.keyboard('2')
    await verdict()
    await user.keyboard('{Escape}')
    await user.click(await screen.findByTestId('go-on'))
    await waitFor(() => expect(item()).toBe('i2'))
    expect(screen.getByTestId('progress').textContent).toBe('1 of 4')
  })

  it('speaks a listening item by itself, and again on Space, unless told not to', async () => {
    const { user, called } = await openPractice({ settings: { autoPlay: false } })
    await user.keyboard('2')
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    await user.keyboard('fu2wu4{Enter}')
    await verdict()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i3'))
    expect(called('speechSpeak')).toHaveLength(0)
    ;(document.activeElement as HTMLElement | null)?.blur()
    await user.keyboard(' ')
    await waitFor(() => expect(called('speechSpeak')).toHaveLength(1))
  })

  it('says when an answer could not be saved, and asks that item again', async () => {
    const { user, backend } = await openPractice()
    backend.practiceSettled = async () => {
      await backend.practiceUndo()
      throw failure('storage', 'Your last answer could not be saved.')
    }
    await user.keyboard('2')
    await waitFor(() => expect(screen.getByTestId('failure').textContent).toContain('could not be saved'))
    expect(item()).toBe('i1')
    expect(screen.queryByTestId('verdict')).toBeNull()
  })

  it('goes back to it from the item behind it, too, whose answer had nothing to stand on', async () => {
    const { user, backend } = await openPractice()
    const grade = backend.practiceAnswer
    let refuse: () => void = () => {}
    backend.practiceSettled = () =>
      new Promise((_, reject) => {
        refuse = () => reject(failure('storage', 'Your last answer could not be saved.'))
      })
    await user.keyboard('2')
    await verdict()
    await user.keyboard('{Enter}')
    await waitFor(() => expect(item()).toBe('i2'))
    backend.practiceAnswer = async () => {
      await backend.practiceUndo()
      refuse()
      throw failure('invalid', 'This question has been answered already.')
    }
    await user.click(screen.getByTestId('give-up'))
    await waitFor(() => expect(screen.getByTestId('failure').textContent).toContain('could not be saved'))
    expect(item()).toBe('i1')
    backend.practiceAnswer = grade
    await user.keyboard('2')
    expect(await verdict()).toBe('right')
  })

  it('says it on another page, when practice was left meanwhile', async () => {
    const { user, backend } = await openPractice()
    let refuse: () => void = () => {}
    backend.practiceSettled = () =>
      new Promise((_, reject) => {
        refuse = () => reject(failure('storage', 'Your last answer could not be saved.'))
      })
    await user.keyboard('2')
    await verdict()
    await user.keyboard('{Escape}')
    await screen.findByTestId('today')
    refuse()
    await screen.findByText('Your last answer could not be saved.')
  })

  it('names a card that is forgotten again and again, and puts it aside', async () => {
    const { user, backend, called } = await openPractice()
    backend.practiceSettled = async () => ({
      next: 'in 10 minutes',
      leech: { card: 'w:服务:fúwù/meaning', lapses: 8 },
    })
    await user.keyboard('1')
    expect((await screen.findByTestId('leech')).textContent).toContain('Forgotten 8 times')
    await user.click(screen.getByTestId('leech-aside'))
    expect(called('cardsTreat')).toEqual([{ cards: ['w:服务:fúwù/meaning'], way: 'suspend' }])
  })

  it('has an empty state with what is due', async () => {
    const { user, called } = await openWindow({ page: 'practice' })
    await screen.findByTestId('practice-empty')
    await user.click(await screen.findByRole('button', { name: 'Practise 24 cards' }))
    await screen.findByTestId('item')
    expect(called('practiceStart')).toEqual([{ source: { type: 'due' }, seed: null }])
  })
})
