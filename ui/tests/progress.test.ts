import { fireEvent, screen, waitFor, within } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import { openLesson, openWindow } from './open'

describe('progress', () => {
  it('says what every plot shows, and shows it as a table', async () => {
    const { user } = await openWindow({ page: 'today' })
    await user.keyboard('{Control>}4{/Control}')
    const recall = await screen.findByTestId('recall')
    expect(screen.getByTestId('forecast').textContent).toContain(
      '24 cards are due today, 6 new cards among them;',
    )
    expect(recall.textContent).toContain('88 % of what came back in thirty days was recalled')
    for (const name of ['forecast', 'calendar', 'time', 'recall', 'levels', 'stability', 'difficulty']) {
      const figure = screen.getByTestId(name)
      expect(within(figure).queryByRole('table')).toBeNull()
      await user.click(screen.getByTestId(`${name}-table`))
      expect(within(figure).getAllByRole('row').length).toBeGreaterThan(5)
    }
    expect(screen.getByTestId('confusions').textContent).toContain('second tone for third tone')
  })

  it('lists what is forgotten or put aside, takes it up again, and takes that back', async () => {
    const { user, called } = await openWindow({ page: 'progress' })
    const leech = within(await screen.findByTestId('leeches')).getByTestId('troubled-card')
    expect(leech.textContent).toContain('forgotten 9 times')
    const aside = () => within(screen.getByTestId('aside')).queryAllByTestId('troubled-card')
    expect(aside().map((row) => row.dataset['card'])).toEqual(['w:客户:x/meaning', 'w:退货:x/meaning'])
    await user.click(within(aside()[0] as HTMLElement).getByTestId('card-resume'))
    await waitFor(() => expect(aside()).toHaveLength(1))
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await waitFor(() => expect(aside()).toHaveLength(2))
    await user.click(within(leech).getByTestId('card-suspend'))
    await waitFor(() => expect(screen.getByTestId('leeches').textContent).toContain('put aside'))
    await user.click(screen.getByTestId('resume-all'))
    await waitFor(() => expect(aside()).toHaveLength(0))
    expect(called('cardsTreat')).toEqual([
      { cards: ['w:客户:x/meaning'], way: 'resume' },
      { cards: ['w:尴尬:x/meaning'], way: 'suspend' },
      { cards: ['w:客户:x/meaning', 'w:退货:x/meaning'], way: 'resume' },
    ])
  })

  it('lets a card begin anew, and leads to its lesson', async () => {
    const { user, wenxi, called } = await openWindow({ page: 'progress' })
    const rows = await screen.findAllByTestId('troubled-card')
    await user.click(within(rows[0] as HTMLElement).getByTestId('card-more'))
    await user.click(await screen.findByTestId('card-reset'))
    await waitFor(() => expect(called('cardsTreat')).toEqual([{ cards: ['w:尴尬:x/meaning'], way: 'reset' }]))
    await waitFor(() => expect(screen.getByTestId('leeches').textContent).toContain('No card is.'))
    await user.click(
      within(screen.getAllByTestId('troubled-card')[0] as HTMLElement).getByTestId('card-more'),
    )
    await user.click(await screen.findByTestId('card-open'))
    await waitFor(() => expect(wenxi.router.route).toMatchObject({ page: 'lesson', lessonId: 'kehu-fuwu' }))
  })

  it('begins with what to do', async () => {
    await openWindow({ page: 'progress' }, { fresh: true })
    expect((await screen.findByTestId('progress-empty')).textContent).toContain('What you practise')
  })

  it('asks what more words would cost', async () => {
    const { called } = await openWindow({ page: 'progress' })
    const range = await screen.findByTestId('what-if-words')
    await fireEvent.input(range, { target: { value: '10' } })
    await waitFor(() => expect(called('scheduleSimulate').at(-1)).toEqual({ newWordsPerDay: 10, days: 90 }))
    await waitFor(() =>
      expect(screen.getByTestId('what-if').textContent).toContain(
        '10 new words a day, about 10 minutes a day',
      ),
    )
  })

  it('asks once for a slider that is drawn, not for every step of it', async () => {
    const { called } = await openWindow({ page: 'progress' })
    await waitFor(() => expect(screen.getByTestId('what-if').textContent).toContain('5 new words a day'))
    const range = screen.getByTestId('what-if-words')
    for (const value of ['6', '7', '8', '9', '10']) await fireEvent.input(range, { target: { value } })
    await waitFor(() => expect(called('scheduleSimulate').at(-1)).toMatchObject({ newWordsPerDay: 10 }))
    expect(called('scheduleSimulate')).toHaveLength(2)
  })

  it('says the cost of the words of a lesson before it saves them, and takes them back', async () => {
    const { user, called } = await openLesson('kehu-fuwu')
    expect((await screen.findByTestId('words-cost')).textContent).toBe('about 8 more minutes a day this week')
    await user.click(screen.getByTestId('study-words'))
    await waitFor(() => expect(screen.queryByTestId('study-words')).toBeNull())
    await user.click(await screen.findByRole('button', { name: 'Undo' }))
    await screen.findByTestId('study-words')
    expect(called('lessonWordsUnsave')).toHaveLength(1)
  })

  it('keeps what is changed while the schedule is fitted', async () => {
    const { backend, user, called } = await openWindow({ page: 'settings' })
    const fit = backend.scheduleOptimise
    let done = () => {}
    backend.scheduleOptimise = async (args) => {
      await new Promise<void>((resolve) => (done = resolve))
      return fit(args)
    }
    await user.click(await screen.findByTestId('optimise'))
    await fireEvent.input(screen.getByTestId('set-new-per-day'), { target: { value: '33' } })
    expect((await screen.findByTestId('progress-line')).textContent).toContain('Fitting')
    done()
    await waitFor(() => expect(called('scheduleSet')).toMatchObject([{ newPerDay: 33, isFitted: true }]))
    expect(screen.getByTestId('set-new-per-day')).toHaveProperty('value', '33')
  })

  it('says how far the fitting is, and ends it', async () => {
    const { backend, user, called } = await openWindow({ page: 'settings' })
    let fail: (error: unknown) => void = () => {}
    backend.scheduleOptimise = ({ task }) => {
      backend.notice({ type: 'progress', task, done: 1200, total: 3000 })
      return new Promise((_, reject) => (fail = reject))
    }
    await user.click(await screen.findByTestId('optimise'))
    const line = await screen.findByTestId('progress-line')
    await waitFor(() => expect(line.textContent).toMatch(/1,?200 of 3,?000/))
    await user.click(screen.getByTestId('work-cancel'))
    expect(called('taskCancel')).toHaveLength(1)
    fail({ code: 'cancelled', message: 'Stopped.' })
    await waitFor(() => expect(screen.queryByTestId('progress-line')).toBeNull())
    expect(screen.queryByText('Stopped.')).toBeNull()
    expect(screen.getByTestId('optimise')).toHaveProperty('disabled', false)
  })

  it('fits the schedule, and says whether it is kept', async () => {
    const { user } = await openWindow({ page: 'settings' })
    await user.click(await screen.findByTestId('optimise'))
    await screen.findByText(/error fell from 0\.420 to 0\.380/)
  })
})
