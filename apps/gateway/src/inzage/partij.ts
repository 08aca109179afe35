import type { Rol } from '#shared/contracts/bericht';
import type { Partijen } from '#shared/policy/partijen';
import type { Logregel } from '../uitleg/logregel';
import { ANDERE_GEMEENTE, rolWoord } from './taal';

/** Somebody as the resident reads it: an organisation and a role, never who. */
export type Partij = { readonly organisatie: string; readonly rol: string | null };

/** Names parties for the overview of one gemeente: of another gemeente it says no more than that it is another one (D-25). */
export class Partijnamen {
  constructor(
    private readonly partijen: Partijen,
    private readonly gemeente: string,
  ) {}

  isElders(code: string): boolean {
    const organisatie = this.partijen.organisatie(code);
    return organisatie?.soort === 'GEMEENTE' && organisatie.code !== this.gemeente;
  }

  van(code: string, rol: Rol | null): Partij {
    if (this.isElders(code)) return { organisatie: ANDERE_GEMEENTE, rol: null };
    return { organisatie: this.partijen.organisatie(code)?.naam ?? 'een organisatie', rol: rol && rolWoord(rol) };
  }

  /** A member of staff by his registration, whenever that was. */
  vanActor(actorId: string, rol: Rol | null): Partij | undefined {
    const medewerker = this.partijen.medewerkerOoit(actorId);
    return medewerker && this.van(this.organisatieVan(actorId) ?? medewerker.werkgever, rol ?? medewerker.rol);
  }

  vanAansluiting(naam: string, rol: Rol | null): Partij {
    return this.van(this.partijen.aansluiting(naam)?.organisatie ?? '', rol);
  }

  /** Who did what the record tells: the person, or else the system. */
  handelende({ actor, aansluiting, inhoud }: Logregel): Partij {
    const rol = inhoud.rollen?.[0] ?? null;
    return (actor === null ? undefined : this.vanActor(actor, rol)) ?? this.vanAansluiting(aansluiting ?? '', 'systeem');
  }

  /** Whether it concerns the people or the connection of another gemeente. */
  isVanElders({ actor, aansluiting }: Logregel): boolean {
    const organisatie = (actor === null ? undefined : this.organisatieVan(actor)) ?? this.partijen.aansluiting(aansluiting ?? '')?.organisatie;
    return organisatie !== undefined && this.isElders(organisatie);
  }

  private organisatieVan(actorId: string): string | undefined {
    const medewerker = this.partijen.medewerkerOoit(actorId);
    if (!medewerker) return undefined;
    return medewerker.namensGemeenten.includes(this.gemeente) ? this.gemeente : (medewerker.namensGemeenten[0] ?? medewerker.werkgever);
  }
}
