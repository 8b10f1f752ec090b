/**
 * The modules of core that the types of this package mention.
 *
 * A project that installs only this package can name them as its own: package managers that keep dependencies apart
 * hide core from it, and a compiler that writes declarations has to name what a function returns.
 *
 * @since 0.1.0
 */
export * as Runtime from "./Runtime.ts"
