import type { ExcelObject } from "../excel-object.ts";

/** Services at the top level (ObjectPathType 2) that office.js itself asks for, by their full type name. */
export const libraryServices: Readonly<Record<string, ExcelObject>> = {
  /** Told once after start-up that ribbon actions can be taken; refusing it is an unhandled rejection in the pane. */
  "Microsoft.InternalService.AddinInternalService": {
    typeName: "AddinInternalService",
    scalars: {},
    navigations: {},
    methods: { NotifyActionHandlerReady: () => null },
    identity: () => ({}),
  },
};
