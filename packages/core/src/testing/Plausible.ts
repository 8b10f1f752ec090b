/**
 * How the answers of operations without a simulator are drawn.
 *
 * Such an answer is a function of the seed, the input and the day. It is drawn from the schema of the response and the
 * names of its fields: counts agree with lists, times lie around now, what was asked for comes back, pages end. A vendor
 * adds what its own documents say.
 *
 * @since 0.1.0
 */

/**
 * Draws values. The same draw always gives the same values.
 *
 * - `chars`: so many characters of an alphabet; by default letters and digits.
 * - `integer`: an integer between two bounds, both included.
 * - `pick`: one of some values.
 *
 * @category models
 * @since 0.1.0
 */
export interface Draw {
  readonly chars: (length: number, alphabet?: string) => string
  readonly integer: (minimum: number, maximum: number) => number
  readonly pick: <A>(values: ReadonlyArray<A>) => A
}

/**
 * What a vendor knows of the values of its fields.
 *
 * - `id`: an identifier as text.
 * - `times`: the unit of times that are integers.
 * - `values`: the values that a field may have by its document, by its name, or by the name of the list or object that
 *   holds it and its own: `Seals.SealStatus`.
 * - `echoes`: fields of responses that hold a request's field of another name, named in the same ways.
 *
 * @category models
 * @since 0.1.0
 */
export interface Rules {
  readonly id?: ((draw: Draw) => string) | undefined
  readonly times?: "seconds" | "milliseconds" | undefined
  readonly values?: Readonly<Record<string, ReadonlyArray<string | number | boolean>>> | undefined
  readonly echoes?: Readonly<Record<string, string>> | undefined
}
