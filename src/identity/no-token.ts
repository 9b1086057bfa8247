/** Why there is no token. */

/** No token could be had. The message is for people, and has no secret, no token and no name in it. */
export class NoToken extends Error {
  override name = "NoToken";
  /** As Node's errors have it, for whoever only passes them on. */
  readonly code = "NO_TOKEN";
  readonly kind: "credential" | "consent" | "unavailable" | "changed-shape";

  /** @param kind what has to be mended: our credential, a consent, nothing but time, or this program. */
  constructor(kind: NoToken["kind"], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
