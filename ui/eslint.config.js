import js from '@eslint/js'
import prettier from 'eslint-config-prettier'
import svelte from 'eslint-plugin-svelte'
import globals from 'globals'
import ts from 'typescript-eslint'
import svelteConfig from './svelte.config.js'

/** The wall between the window and the program: one file alone talks to Tauri. */
const walls = [
  { group: ['@tauri-apps/*'], message: 'Only src/lib/backend/tauri.ts talks to Tauri.' },
  { group: ['**/tests/*', '**/fake*'], message: 'The fake backend is for tests alone.' },
]
const pages = ['today', 'library', 'lesson', 'practice', 'progress', 'settings']
const wallOfPages = {
  group: pages.map((page) => `../${page}/*`),
  message: 'A page knows no other page: what two of them need belongs to design, text or app.',
}
const held = (patterns) => ({ 'no-restricted-imports': ['error', { patterns }] })

export default ts.config(
  { ignores: ['dist/', 'dist-fake/', 'src/lib/backend/contract.ts'] },
  js.configs.recommended,
  ...ts.configs.recommended,
  ...svelte.configs.recommended,
  prettier,
  ...svelte.configs.prettier,
  { languageOptions: { globals: { ...globals.browser, ...globals.node } } },
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: ts.parser, svelteConfig } },
  },
  {
    rules: {
      'svelte/no-at-html-tags': 'error',
      'no-restricted-syntax': [
        'error',
        // The policy of the window refuses style attributes; `style:name` goes through the object model.
        {
          selector: "SvelteAttribute[key.name='style']",
          message: 'Use style:name, which the policy allows.',
        },
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      eqeqeq: 'error',
      'no-console': 'error',
    },
  },
  { files: ['src/**'], rules: held(walls) },
  { files: ['src/lib/pages/**'], rules: held([...walls, wallOfPages]) },
  { files: ['src/lib/backend/tauri.ts', 'src/**/*.test.ts'], rules: { 'no-restricted-imports': 'off' } },
)
