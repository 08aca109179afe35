import type { BerichtData } from '#shared/contracts/bericht';
import type { Berichtsoort } from '#shared/contracts/catalogus.types';
import type { Code } from '#shared/contracts/codes';
import { plusDagen, type Datum } from '#shared/kernel/datum';

/** The business date must lie around today (domain.md §1c); imports by the beleidsmedewerker may reach further. */
export const keurVenster = (data: Pick<BerichtData, 'peildatum' | 'afzender'>, soort: Berichtsoort, klokdag: Datum): Code | undefined => {
  if (data.afzender.rol === 'beleidsmedewerker') return undefined;
  const { terug, vooruit } = soort.venster;
  return data.peildatum < plusDagen(klokdag, -terug) || data.peildatum > plusDagen(klokdag, vooruit) ? 'DATUM_BUITEN_VENSTER' : undefined;
};
