type Present<A> = { [K in keyof A]?: Exclude<A[K], undefined> }

/** The properties that have a value: absent and undefined are the same to a vendor, not to a type. */
export const present = <A extends object>(properties: A): Present<A> =>
  Object.fromEntries(Object.entries(properties).filter(([, value]) => value !== undefined)) as Present<A>
