import { bekendeSoort } from '#shared/contracts/catalogus';
import type { Uitkomst } from '#shared/contracts/intern';
import type { Resultaat } from '#shared/persistence/runner.types';
import type { Command, Stand } from './domain/overdracht.types';
import { beleidAchter, type Overdrachtsbeleid } from './domain/policy';
import type { RefusalCode, Weigering } from './domain/weigering';

const beleidVan = (code: RefusalCode | null, command?: Command, stand?: Stand, beleid?: Overdrachtsbeleid): Pick<Uitkomst, 'beleid'> => {
  if (!command || !beleid) return {};
  const richting = command.type === 'voorgesteld' ? command.richting : stand?.zaak?.richting;
  const versie = richting && beleidAchter(command.type, code, richting, beleid);
  return versie ? { beleid: { id: versie.id, versie: versie.versie } } : {};
};

/** A refusal with its code, what is missing, and the agreement it rests on. */
export const afgekeurd = ({ code, toelichting }: Weigering, command?: Command, stand?: Stand, beleid?: Overdrachtsbeleid): Resultaat => ({
  uitkomst: { status: 'AFGEKEURD', code, ...(toelichting ? { toelichting } : {}), afwijkingen: [], ...beleidVan(code, command, stand, beleid) },
  feiten: [],
});

export const verwerkt = (command?: Command, stand?: Stand, beleid?: Overdrachtsbeleid): Resultaat => ({
  uitkomst: { status: 'VERWERKT', afwijkingen: [], ...beleidVan(null, command, stand, beleid) },
  feiten: [],
});

export const wacht = (gebeurtenis: 'voorgesteld'): Resultaat => ({
  uitkomst: { status: 'WACHT_OP', wachtOp: bekendeSoort(`nl.participatiewet.overdracht.${gebeurtenis}.v1`).type, afwijkingen: [] },
  feiten: [],
});
