/** Version of the project (package.json; a test holds the two together), told by health and OpenAPI. */
export const version = "0.1.0";
