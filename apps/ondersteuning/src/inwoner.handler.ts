import { gebeurtenisVan } from '#shared/contracts/lezen';
import type { Handle } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd } from '#shared/persistence/uitkomst';
import { vervalt } from './domain/machine';
import type { Verzoek, Verzoeksoort } from './domain/verzoek.types';
import { herroepenBericht, vandaagVan } from './messaging/incoming';
import { verzoekenVervallen } from './messaging/outgoing';
import type { Omgeving } from './omgeving';
import type { VerzoekRij } from './persistence/verzoek.entity';
import { bewaarStand, isGeopendDoor, laadVerzoekenVan, naarVerzoek, sectiesZonder } from './persistence/verzoek.store';
import { verwerkt } from './uitkomst';

type PerVerzoek = (tx: Tx, rij: VerzoekRij) => Promise<Verzoek | null>;

/**
 * The hub's own messages about a resident, for the requests of this kind (M-16 to M-18). Who leaves a gemeente leaves his requests there;
 * what was recalled is erased, and a request that was opened by it ends. Gives what there is nothing to do for any more.
 */
export const handleInwoner = (soort: Verzoeksoort) => (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht } = invoer;
  const { source, type, data: { inwonerRef = '', gemeente } } = bericht;
  if (source !== omgeving.partijen.hub.source) return afgekeurd({ code: 'NIET_BEVOEGD' });
  const vandaag = vandaagVan(invoer);
  const vertrokken: PerVerzoek = async (inTx, rij) => {
    const zaak = rij.gemeente === gemeente ? vervalt(naarVerzoek(rij), vandaag) : null;
    if (zaak) await bewaarStand(inTx, rij, zaak);
    return zaak;
  };
  const herroepen: PerVerzoek = async (inTx, rij) => {
    const sleutel = herroepenBericht(invoer);
    const secties = sectiesZonder(rij, sleutel);
    const zaak = isGeopendDoor(rij, sleutel) ? vervalt(naarVerzoek(rij), vandaag) : null;
    if (zaak || Object.keys(secties).length < Object.keys(rij.secties).length) await bewaarStand(inTx, rij, zaak ?? naarVerzoek(rij), secties);
    return zaak;
  };
  const perVerzoek = gebeurtenisVan(type) === 'herroepen' ? herroepen : vertrokken;
  const klaar: Verzoek[] = [];
  for (const rij of await laadVerzoekenVan(tx, inwonerRef)) {
    const zaak = rij.soort === soort ? await perVerzoek(tx, rij) : null;
    if (zaak) klaar.push(zaak);
  }
  return { uitkomst: verwerkt(), feiten: verzoekenVervallen(bericht, klaar) };
};
