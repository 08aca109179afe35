import type { VerzegeldBericht, VerzegeldeSectie, Velden } from '#shared/contracts/bericht';
import type { Klok } from '#shared/kernel/klok';
import type { Beslissingsrecord } from '#shared/logboek/logboek';
import type { Partijen } from '#shared/policy/partijen';
import { kaderOp, type Privacykader } from '#shared/privacy/kader';
import type { Projectie } from '#shared/privacy/projectie';
import type { Sleutelring } from '#shared/privacy/sleutelring';
import { toonSectie } from '#shared/privacy/verzegeling';
import { lezerrecord, type Lezer } from '../toegang/lezer';

/** What a view is judged with. */
export type Zicht = { readonly partijen: Partijen; readonly kader: Privacykader; readonly open: (bericht: VerzegeldBericht, sectie: VerzegeldeSectie) => Velden | undefined };

/** What a reader may see of a case, and under whose name he sees it: his own, or that of a colleague he deputises for. */
export type Gezien = { readonly inhoud: Record<string, unknown>; readonly oordelen: Projectie['oordelen']; readonly voor: string };

type Bronnen = { readonly partijen: Partijen; readonly kaders: readonly Privacykader[]; readonly klok: Klok; readonly ring: Sleutelring };

/** The framework of today judges a read. */
export const zichtNu = ({ partijen, kaders, klok, ring }: Bronnen): Zicht => ({ partijen, kader: kaderOp(kaders, klok.vandaag()), open: (bericht, sectie) => toonSectie(bericht, sectie, ring) });

const toegestaan = ({ oordelen }: Gezien): number => oordelen.filter((oordeel) => oordeel.toegestaan).length;

/** Judged under one name at a time, so that the log can say whose rights were used: his own, unless a colleague's show more. */
export const besteZicht = (namens: readonly string[], zichtVoor: (actorId: string) => Gezien | undefined): Gezien | undefined =>
  namens.reduce<Gezien | undefined>((beste, actorId) => {
    const zicht = zichtVoor(actorId);
    return zicht && (!beste || toegestaan(zicht) > toegestaan(beste)) ? zicht : beste;
  }, undefined);

export type Zaak = { readonly zaakId?: string; readonly inwonerRef: string; readonly gemeente: string };

/** The record of what was given to a reader. */
export const leesrecord = (activiteit: string, { zaakId, inwonerRef, gemeente }: Zaak, lezer: Lezer, { oordelen, voor }: Gezien, { id, versie }: Privacykader): Beslissingsrecord => ({
  activiteit,
  uitkomst: 'TOEGESTAAN',
  ...(zaakId === undefined ? {} : { zaakId }),
  inwonerRef,
  gemeente,
  ...lezerrecord(lezer, voor),
  beleid: { id, versie },
  oordelen,
});

/** The record of a case that does not exist for this reader, or not at all: for him that is the same. */
export const nietGelezen = (activiteit: string, zaakId: string | undefined, gevonden: Zaak | undefined, lezer: Lezer): Beslissingsrecord => ({
  activiteit,
  uitkomst: 'GEWEIGERD',
  ...(zaakId === undefined ? {} : { zaakId }),
  ...lezerrecord(lezer),
  ...(gevonden ? { code: 'NIET_BEVOEGD', inwonerRef: gevonden.inwonerRef, gemeente: gevonden.gemeente } : { code: 'NIET_GEVONDEN' }),
});
