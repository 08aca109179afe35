import type { InBericht } from '#shared/contracts/intern';
import { eis, gebeurtenisVan } from '#shared/contracts/lezen';
import type { Datum } from '#shared/kernel/datum';
import type { Handle, Resultaat } from '#shared/persistence/runner.types';
import type { Tx } from '#shared/persistence/tx';
import { afgekeurd, HERROEPEN } from '#shared/persistence/uitkomst';
import { cadansregel } from './beleid';
import { herzien, metBegeleiding, zonderBron, type Cadans } from './domain/cadans';
import { decideContact, type Contactcommand } from './domain/contact';
import { cadansfeiten, cadanstimers } from './messaging/cadans.outgoing';
import { afzenderVan, bronVan, herroepenBericht, inwonerVan, vandaagVan } from './messaging/incoming';
import type { Omgeving } from './omgeving';
import type { CadansRij } from './persistence/cadans.entity';
import { bewaarCadans, laadCadans, naarCadans } from './persistence/cadans.store';
import { verwerkt } from './uitkomst';

/** What only the hub says. */
const HUB: readonly string[] = ['begeleiding.gewijzigd', 'inwoner.vertrokken', 'termijn.voorbij', 'herroepen'];

/** Null: what it said is gone, because it was recalled before it was handled. */
const naarCommand = (invoer: InBericht): Contactcommand | null => {
  const { bericht } = invoer;
  const { verloop, inwonerRef, gemeente, peildatum } = bericht.data;
  if (!verloop) return null;
  return { ...verloop, zaakId: '', inwonerRef: eis(inwonerRef, 'inwonerRef'), gemeente, op: peildatum, vandaag: vandaagVan(invoer), afzender: afzenderVan(invoer), bron: bronVan(bericht), type: gebeurtenisVan(bericht.type) } as Contactcommand;
};

/** What is known of the guidance on the business date; before the hub told of it, what the stamp says. Null: by then another gemeente guides him. */
const cadansOp = (rij: CadansRij | null, { bericht: { data }, stempel: { situatie } }: InBericht, vandaag: Datum): Cadans | null => {
  const { gemeente = data.gemeente, vanaf = vandaag } = situatie ?? {};
  const was = rij && naarCadans(rij);
  if (was && was.gemeente === gemeente && (was.tot === null || data.peildatum < was.tot)) return was;
  return was && data.peildatum < was.vanaf ? null : metBegeleiding(null, eis(data.inwonerRef, 'inwonerRef'), { gemeente, vanaf, tot: null }, vandaag);
};

/** What the hub tells: how long this gemeente guides him, that a day has passed, or that a message was recalled. Null: there is nothing to change. */
const naHubbericht = (rij: CadansRij | null, invoer: InBericht, vandaag: Datum): Cadans | null => {
  const { bericht, stempel: { situatie } } = invoer;
  const was = rij && naarCadans(rij);
  const { inwonerRef = '', gemeente, verloop = {} } = bericht.data;
  switch (gebeurtenisVan(bericht.type)) {
    case 'begeleiding.gewijzigd': {
      const { vanaf, tot = null } = verloop as { readonly vanaf: Datum; readonly tot?: Datum };
      return metBegeleiding(was, inwonerRef, { gemeente, vanaf, tot }, vandaag);
    }
    // Also when that was told ahead: on the day itself what was asked of his coach ends.
    case 'inwoner.vertrokken': return was && was.gemeente === gemeente ? { ...was, tot: was.tot ?? vandaag } : null;
    case 'herroepen': return was && zonderBron(was, bronVan(herroepenBericht(invoer)));
    // Whoever is guided otherwise by now gives nobody a task.
    default: return was && (situatie?.klantprofiel === 'KP4' && situatie.gemeente === was.gemeente ? was : { ...was, tot: was.tot ?? vandaag });
  }
};

const bewaard = async (tx: Tx, rij: CadansRij | null, invoer: InBericht, nieuw: Cadans, omgeving: Omgeving, uitkomst: Resultaat['uitkomst']): Promise<Resultaat> => {
  const vandaag = vandaagVan(invoer);
  const na = herzien(nieuw, cadansregel(omgeving.beleid, nieuw.gemeente, vandaag), vandaag);
  await bewaarCadans(tx, rij, na);
  return { uitkomst, feiten: cadansfeiten(invoer, rij?.status ?? 'OP_SCHEMA', na, omgeving), ...cadanstimers(invoer, na, omgeving) };
};

/** M-80 (SM-8): load -> access -> decide -> save, and the one day to wait for. */
export const handleContact = (omgeving: Omgeving): Handle => async (tx, invoer) => {
  const { bericht: { type, source, data } } = invoer;
  const vandaag = vandaagVan(invoer);
  const rij = await laadCadans(tx, eis(data.inwonerRef, 'inwonerRef'));
  const isVanHub = source === omgeving.partijen.hub.source;
  if (HUB.includes(gebeurtenisVan(type)) !== isVanHub) return afgekeurd({ code: 'NIET_BEVOEGD' });
  if (isVanHub) {
    const na = naHubbericht(rij, invoer, vandaag);
    return na ? bewaard(tx, rij, invoer, na, omgeving, verwerkt()) : { uitkomst: verwerkt(), feiten: [] };
  }
  const command = naarCommand(invoer);
  if (!command) return afgekeurd(HERROEPEN);
  const { id, versie } = omgeving.beleid.op('contactcadans', vandaag);
  const was = cadansOp(rij, invoer, vandaag);
  if (!was) return afgekeurd({ code: 'GEMEENTE_ONJUIST' });
  const besluit = decideContact(was, inwonerVan(invoer), command, cadansregel(omgeving.beleid, command.gemeente, vandaag));
  if (!besluit.accepted) return afgekeurd(besluit.refusal, { id, versie });
  const { cadans, afwijkingen, letOp } = besluit;
  return bewaard(tx, rij, invoer, cadans, omgeving, { ...verwerkt(letOp.length > 0 ? { letOp } : {}, { id, versie }), afwijkingen });
};
