/** What a journey is doing just now, in the order a submission does it; each step is told when it begins. */
export type FlowStep = "reading" | "checking" | "asking" | "sending" | "writing";
export type OnStep = (step: FlowStep) => void;

/**
 * How a person follows a long journey and ends it. Before anything is sent, cancelling leaves workbook and server as
 * they were; once something is under way, the outcome says that it may have arrived. What the server has confirmed is
 * written down to the end.
 */
export type Journey = { signal?: AbortSignal; onStep?: OnStep };
