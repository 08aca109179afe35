import { GeenVerbinding, type Publicatie } from '../messaging/publisher';

/**
 * A publisher without a broker. As the real one it resolves when the message is kept, rejects at once without a connection,
 * and may be told to refuse.
 */
export class GeheugenPublisher {
  readonly gepubliceerd: Publicatie[] = [];
  verbonden = true;
  /** Returns the fault for a message that must fail. Runs before it is kept. */
  weiger: (publicatie: Publicatie) => Error | undefined | Promise<Error | undefined> = () => undefined;

  async publiceer(publicatie: Publicatie): Promise<void> {
    if (!this.verbonden) throw new GeenVerbinding('no usable broker connection');
    const fout = await this.weiger(publicatie);
    if (fout) throw fout;
    this.gepubliceerd.push(publicatie);
  }

  get ids(): string[] {
    return this.gepubliceerd.map(({ id }) => id);
  }
}
