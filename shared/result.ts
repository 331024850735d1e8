/** An expected outcome as a value: what was asked for, or why it is refused. Unexpected failures are thrown. */
export type Result<T, E> = { ok: true; value: T } | { ok: false; error: E };

export const succeed = <T>(value: T): { ok: true; value: T } => ({ ok: true, value });
export const refuse = <E>(error: E): { ok: false; error: E } => ({ ok: false, error });
