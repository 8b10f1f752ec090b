import type * as Plausible from "@effect-vendors/core/testing/Plausible"

/** What the platform's documents say of the values in answers. */
export const plausible: Plausible.Rules = {
  id: (draw) => `${draw.integer(1, 9)}${draw.chars(9, "0123456789")}`,
  // Services behind the platform are written in Java, whose times are milliseconds.
  times: "milliseconds",
  values: {
    // Lists and objects that the platform does not know arrive as the text of their JSON.
    data: ['{"success":true}', true]
  }
}
