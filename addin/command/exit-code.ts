/** What a command ends with. 0–2 are promised to scripts; 3 tells "ask again later" from "correct the input". */
export const exitCode = {
  fine: 0,
  /** Findings block: here, or at the server. */
  blocked: 1,
  /** Wrong usage, or a file that cannot be read or written. */
  unusable: 2,
  /** Not signed in, no network, or refused by the server for another reason than findings. */
  failed: 3,
} as const;
