import * as z from "zod";

/** A message of the add-in's frame to its host: JSON text by postMessage. */
export const frameMessage = z.looseObject({
  _messageType: z.literal(0),
  _actionName: z.string(),
  /** 0 invoke, 1 register an event, 2 unregister it. */
  _actionType: z.literal([0, 1, 2]),
  _conversationId: z.string(),
  _correlationId: z.number(),
  _data: z.unknown(),
});
export type FrameMessage = z.infer<typeof frameMessage>;

/** `_data` of executeMethod, by what is to be done. */
export const methodCall = z.looseObject({
  DdaMethod: z.looseObject({ DispatchId: z.number().int() }),
});

/** Dispatch id 93: one ProcessQuery. Entry 2 is the path, 4 the body as JSON text, 6 the flags. */
export const richCall = z.looseObject({
  ArrayData: z
    .tuple([
      z.string(),
      z.string(),
      z.literal("ProcessQuery"),
      z.unknown(),
      z.string(),
      z.unknown(),
      z.number(),
    ])
    .rest(z.unknown()),
});

/** Dispatch id 76: the document's settings, all of them, as name and JSON text. */
export const settingsCall = z.looseObject({
  DdaSettingsMethod: z.looseObject({ Properties: z.array(z.tuple([z.string(), z.string()])) }),
});

/** Dispatch id 94: a ribbon command has called `event.completed()`. */
export const completedCall = z.looseObject({ 0: z.string() });

export const dispatchId = {
  loadSettings: 75,
  saveSettings: 76,
  processQuery: 93,
  commandCompleted: 94,
} as const;
