import type { Bericht } from './domain/bericht';
import type { Dossier } from './domain/dossier';

/** `inhoud` is the body as it came; `bericht` is undefined when it cannot be read. */
export type Levering = { readonly bericht: Bericht | undefined; readonly inhoud: Buffer };
export type Verwerking = 'VERWERKT' | 'DUBBEL' | 'ONLEESBAAR';

/**
 * The seam to a system of client records such as Suite. `verwerk` is called at least once per delivery and must have one
 * effect; it resolves when that effect is durable, and only then is the delivery acknowledged.
 */
export interface Dossiersysteem {
  verwerk(levering: Levering): Promise<Verwerking>;
  dossiers(): Promise<readonly Dossier[]>;
  dossier(inwonerRef: string): Promise<Dossier | undefined>;
}
