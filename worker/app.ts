import { Hono } from "hono";
import type { Bound } from "./http/context.ts";
import { edge, failed, noRoute } from "./http/edge.ts";
import { guard } from "./http/guard.ts";
import { aliasRoutes } from "./routes/aliases.ts";
import { formRuleRoutes } from "./routes/form-rules.ts";
import { homeRoutes } from "./routes/home.ts";
import { listRoutes } from "./routes/lists.ts";
import { ownTableRoutes } from "./routes/own-tables.ts";
import { releaseRoutes } from "./routes/releases.ts";
import { roundRoutes } from "./routes/rounds.ts";
import { sessionRoutes } from "./routes/sessions.ts";
import { submissionRoutes } from "./routes/submissions.ts";

/** Table of contents of the Worker. Who may call what: http/rights.ts. */
export const app = new Hono<Bound>()
  .onError(failed)
  .notFound(noRoute)
  .use(edge)
  .use(guard)
  .route("/", homeRoutes)
  .route("/api/v1/sessions", sessionRoutes)
  .route("/api/v1", listRoutes)
  .route("/api/v1", aliasRoutes)
  .route("/api/v1/orgs/:org/forms/:form/tables", ownTableRoutes)
  .route("/api/v1/forms/:form/versions/:version/rules", formRuleRoutes)
  .route("/api/v1/rounds", roundRoutes)
  .route("/api/v1/rounds/:round/releases", releaseRoutes)
  .route("/api/v1/rounds/:round/submissions", submissionRoutes);
