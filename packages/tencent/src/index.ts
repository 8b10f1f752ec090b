/**
 * Tencent Cloud as an Effect service.
 *
 * @since 0.1.0
 */
export * as Credentials from "./Credentials.ts"
export * as ErrorCodes from "./ErrorCodes.ts"
export * as Essbasic from "./Essbasic.ts"
export * as Sts from "./Sts.ts"
export * as Tc3 from "./Tc3.ts"
export * as Tencent from "./Tencent.ts"
export * from "./core/index.ts"
