import type { DataSource } from 'typeorm';
import type { AdresboekOpdracht } from '#shared/contracts/intern';

const NIEUWSTE = `
INSERT INTO adresboek (versie, inhoud) VALUES ($1, $2)
ON CONFLICT (enkel) DO UPDATE SET versie = excluded.versie, inhoud = excluded.inhoud WHERE excluded.versie > adresboek.versie`;

/** Staff as the register of the gateway told last; an older telling that comes late changes nothing. */
export class Adresboekopslag {
  constructor(private readonly bron: DataSource) {}

  async bewaar(opdracht: AdresboekOpdracht): Promise<void> {
    await this.bron.query(NIEUWSTE, [opdracht.versie, JSON.stringify(opdracht)]);
  }

  /** Undefined as long as nothing was told, or nothing newer than `bekend`. */
  async nieuwerDan(bekend: number): Promise<AdresboekOpdracht | undefined> {
    const [rij] = await this.bron.query<{ inhoud: AdresboekOpdracht }[]>('SELECT inhoud FROM adresboek WHERE versie > $1', [bekend]);
    return rij?.inhoud;
  }
}
