/** Two decisions started from the same version: the later one is tried again on what the first one left. */
export class Botsing extends Error {
  override readonly name = 'Botsing';
}
