import { fireEvent, screen, waitFor } from '@testing-library/svelte'
import { describe, expect, it } from 'vitest'
import type { PracticeView } from '../src/lib/backend/contract'
import { openLesson } from './open'

const view: PracticeView = {
  title: '客户',
  source: { type: 'due' },
  answered: 0,
  total: 1,
  canUndo: false,
  summary: null,
  item: {
    id: '0',
    kind: 'writing',
    instruction: 'Write it, stroke by stroke.',
    input: { type: 'strokes', characters: ['十', '土'] },
    stem: [],
    showReadings: false,
    audio: [],
    choices: [],
    context: [],
  },
}

async function openWriting() {
  const opened = await openLesson('kehu-fuwu')
  opened.backend.practiceStart = async () => view
  opened.backend.practiceCurrent = async () => view
  await opened.user.keyboard('p')
  await screen.findByTestId('strokes')
  return opened
}

describe('writing stroke by stroke', () => {
  it('does not tell what is to be written', async () => {
    await openWriting()
    expect(screen.getByTestId('item').textContent).not.toMatch(/[十土]/)
    expect(screen.getByRole('img', { name: 'Pad for character 1 of 2' })).toBe(
      screen.getByTestId('writing-pad'),
    )
  })

  it('is rated by who wrote on paper, by keys alone', async () => {
    const { user, called } = await openWriting()
    await user.keyboard('3')
    expect(called('practiceAnswer')).toEqual([])
    await user.keyboard('{Enter}')
    expect(screen.getByTestId('written').textContent.replaceAll(/\s/g, '')).toBe('十土')
    await user.keyboard('3')
    await waitFor(() =>
      expect(called('practiceAnswer')).toMatchObject([
        { itemId: '0', response: { type: 'rated', rating: 3 } },
      ]),
    )
  })

  it('can be passed over', async () => {
    const { called } = await openWriting()
    await fireEvent.keyDown(document.body, { key: '0' })
    await waitFor(() => expect(called('practiceAnswer')).toMatchObject([{ response: { type: 'giveUp' } }]))
  })
})
