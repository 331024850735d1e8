import type { ApiFailure } from "../api/failure.ts";
import type { Locale, Sentence } from "./locale.ts";
import { problemSentence } from "./problem-sentence.ts";

type Told = Exclude<ApiFailure, { kind: "refused" }>;
type ToldCode =
  | "unreachable"
  | "timeout"
  | "cancelled"
  | "no-session"
  | "session-ended"
  | "server"
  | "not-json"
  | "other-shape";

/** Server address and HTTP status, where the sentence names them. */
type Where = { server: string; status: string };

const sentences: Record<ToldCode, Sentence<Where>> = {
  unreachable: {
    zh: ({ server }) => `连不上服务器 ${server}。请检查网络和服务器地址，稍后再试。`,
    en: ({ server }) =>
      `The server ${server} cannot be reached. Check the network and the address, then try again.`,
  },
  timeout: {
    zh: ({ server }) => `服务器 ${server} 没有在规定时间内答复。请稍后再试。`,
    en: ({ server }) => `The server ${server} did not answer in time. Try again later.`,
  },
  cancelled: {
    zh: () => "已取消，没有等服务器答复。已经发出的可能已送到，再做一次不会重复。",
    en: () =>
      "Cancelled before the server answered. What was sent may have arrived; doing it again does no harm.",
  },
  "no-session": {
    zh: () => "尚未登录。请先登录。",
    en: () => "Nobody is signed in. Sign in first.",
  },
  "session-ended": {
    zh: () => "登录已过期，无法自动续期。请重新登录。",
    en: () => "The session has ended and could not be renewed. Sign in again.",
  },
  server: {
    zh: ({ server, status }) => `服务器 ${server} 出错（HTTP ${status}）。请稍后再试；仍不行时联系管理员。`,
    en: ({ server, status }) =>
      `The server ${server} failed (HTTP ${status}). Try later or tell the administrator.`,
  },
  "not-json": {
    zh: ({ server, status }) =>
      `${server} 的答复不是指报的数据（HTTP ${status}）。请核对服务器地址；网络需要先在浏览器里登录的，先登录网络。`,
    en: ({ server, status }) =>
      `What ${server} answered is not ours (HTTP ${status}). Check the address; a network with its own sign-in page needs that first.`,
  },
  "other-shape": {
    zh: ({ server }) => `${server} 的答复与本机的指报版本不相配。请更新指报，或核对服务器地址。`,
    en: ({ server }) =>
      `The answer of ${server} does not fit this version. Update the add-in or check the address.`,
  },
};

/** One sentence that says what to do. `server` is the address that was asked. */
export function apiFailureSentence(failure: ApiFailure, server: string, locale: Locale): string {
  if (failure.kind === "refused") return problemSentence(failure.problem, locale);
  const status = "status" in failure ? String(failure.status) : "";
  return sentences[codeOf(failure)][locale]({ server, status });
}

function codeOf(failure: Told): ToldCode {
  if (failure.kind === "server" || failure.kind === "cancelled") return failure.kind;
  return failure.kind === "unreadable" ? failure.what : failure.why;
}
