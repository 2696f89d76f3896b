/** What a sidecar writes once it takes jobs. */
export const SIDECAR_IS_UP = "sidecar is up";
