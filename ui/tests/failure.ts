/** A failure as the program reports it. */
export const failure = (code: string, message: string) => ({ code, message })
