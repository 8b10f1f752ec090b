import type { Dispatcher } from "undici"
import { failureOf, type Proxies } from "./proxies.ts"

/** Writes requests of plain HTTP for the proxy that forwards them: with the whole address (RFC 9112, section 3.2.2). */
export const forward =
  (proxies: Proxies): Dispatcher.DispatcherComposeInterceptor =>
  (dispatch) =>
  (options, handler) => {
    const origin = String(options.origin)
    const proxy = origin.startsWith("http:") ? proxies(new URL(origin)) : undefined
    if (proxy === undefined) return dispatch(options, handler)
    const headers = { ...(options.headers as Readonly<Record<string, string>>), ...proxy.headers }
    return dispatch({ ...options, path: `${origin}${options.path}`, headers }, refusing(handler))
  }

// Only a proxy answers with 407. It has not forwarded the request.
const refusing = (handler: Dispatcher.DispatchHandler): Dispatcher.DispatchHandler => ({
  onRequestStart: (controller, context) => handler.onRequestStart?.(controller, context),
  onResponseStart: (controller, status, headers, message) =>
    status === 407
      ? controller.abort(failureOf(status))
      : handler.onResponseStart?.(controller, status, headers, message),
  onResponseData: (controller, chunk) => handler.onResponseData?.(controller, chunk),
  onResponseEnd: (controller, trailers) => handler.onResponseEnd?.(controller, trailers),
  onResponseError: (controller, error) => handler.onResponseError?.(controller, error)
})
