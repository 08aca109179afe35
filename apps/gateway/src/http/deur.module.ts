import { type DynamicModule, type FactoryProvider, Module, type ModuleMetadata, type Provider } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { Beheerlezer } from '../beheer/beheer';
import { BeheerController } from '../beheer/beheer.controller';
import { InzageController } from '../inzage/inzage.controller';
import { Inzagelezer } from '../inzage/inzagelezer';
import { Aanbodlezer } from '../lezen/aanbod';
import { AanbodController } from '../lezen/aanbod.controller';
import { Berichtstatus } from '../lezen/berichtstatus';
import { Formulierboek } from '../lezen/formulieren';
import { FormulierenController } from '../lezen/formulieren.controller';
import { Inwonerlezer } from '../lezen/inwoners';
import { InwonersController } from '../lezen/inwoners.controller';
import { LeveringenController } from '../lezen/leveringen.controller';
import { Inhoudlezer } from '../lezen/medisch';
import { Ontheffinglezer } from '../lezen/ontheffingen';
import { Cadanslezer } from '../lezen/cadansen';
import { CadansenController } from '../lezen/cadansen.controller';
import { Ontmoetinglezer } from '../lezen/ontmoetingen';
import { OntmoetingenController } from '../lezen/ontmoetingen.controller';
import { OntheffingenController } from '../lezen/ontheffingen.controller';
import { Overdrachtlezer } from '../lezen/overdrachten';
import { OverdrachtenController } from '../lezen/overdrachten.controller';
import { Personeelslezer } from '../lezen/personeel';
import { PersoneelController } from '../lezen/personeel.controller';
import { Lopendlezer } from '../lezen/lopend';
import { LopendController } from '../lezen/lopend.controller';
import { PrivacykaderController } from '../lezen/privacykader.controller';
import { Rapportagelezer } from '../lezen/rapportages';
import { RapportagesController } from '../lezen/rapportages.controller';
import { Sanctielezer } from '../lezen/sancties';
import { SanctiesController } from '../lezen/sancties.controller';
import { Signaallezer } from '../lezen/signaal';
import { Takenlezer } from '../lezen/taken';
import { TakenController } from '../lezen/taken.controller';
import { Verstrekkinglezer } from '../lezen/verstrekkingen';
import { VerstrekkingenController } from '../lezen/verstrekkingen.controller';
import { Verzoeklezer } from '../lezen/verzoeken';
import { VerzoekenController } from '../lezen/verzoeken.controller';
import { BerichtenController } from '../ontvangst/berichten.controller';
import { Deur } from '../ontvangst/deur';
import { Inwonerregister } from '../ontvangst/inwonerregister';
import { Ontvangst } from '../ontvangst/ontvangst';
import { Voorvertoning } from '../ontvangst/voorvertoning';
import { VoorvertoningenController } from '../ontvangst/voorvertoningen.controller';
import { Wachtkamer } from '../ontvangst/wachtkamer';
import { Regellezer } from '../regels/regels';
import { RegelsController } from '../regels/regels.controller';
import { Leestoegang } from '../toegang/lezer';
import { BeslissingenController } from '../uitleg/beslissingen.controller';
import { Uitleglezer } from '../uitleg/uitleglezer';
import { Weigerboek } from '../toegang/weigerboek';
import { DEURDELEN, type Deurdelen } from './deurdelen';
import { DocumentenController, VINDPLAATSEN } from './documenten.controller';
import { ProbleemFilter } from './probleem.filter';

const uitDelen = <T>(provide: FactoryProvider['provide'], maak: (delen: Deurdelen) => T): FactoryProvider<T> => ({ provide, inject: [DEURDELEN], useFactory: maak });

/** An empty notification means that some may have been missed. */
const maakWachtkamer = ({ luister }: Deurdelen): Wachtkamer => {
  const wachtkamer = new Wachtkamer();
  luister.op('schakel_uitkomst', (volgnr) => (volgnr ? wachtkamer.meld(Number(volgnr)) : wachtkamer.meldAllen()));
  return wachtkamer;
};

const CONTROLLERS = [
  BerichtenController, VoorvertoningenController, LeveringenController, InwonersController, OverdrachtenController, OntheffingenController,
  BeslissingenController, InzageController, SanctiesController, VerstrekkingenController, VerzoekenController, AanbodController, BeheerController, PrivacykaderController, LopendController, OntmoetingenController, CadansenController, TakenController, PersoneelController, RapportagesController, RegelsController, FormulierenController, DocumentenController,
];

const DELEN: Provider[] = [
  uitDelen(Wachtkamer, maakWachtkamer),
  uitDelen(VINDPLAATSEN, ({ vindplaatsen }) => vindplaatsen),
  uitDelen(Weigerboek, ({ opslag }) => new Weigerboek(opslag)),
  { provide: APP_FILTER, inject: [DEURDELEN, Weigerboek], useFactory: ({ meldFout }: Deurdelen, weigerboek: Weigerboek) => new ProbleemFilter(meldFout, weigerboek) },
  uitDelen(Inwonerregister, ({ ring }) => new Inwonerregister(ring)),
  uitDelen(Deur, ({ partijen, kaders, klok, blokkades }) => new Deur(partijen, kaders, klok, blokkades)),
  uitDelen(Formulierboek, ({ formulieren }) => formulieren),
  uitDelen(Berichtstatus, ({ leesbron }) => new Berichtstatus(leesbron)),
  uitDelen(Leestoegang, ({ partijen, klok, opslag, blokkades }) => new Leestoegang(partijen, klok, opslag, blokkades)),
  uitDelen(Ontheffinglezer, (delen) => new Ontheffinglezer(delen)),
  uitDelen(Cadanslezer, (delen) => new Cadanslezer(delen)),
  uitDelen(Ontmoetinglezer, (delen) => new Ontmoetinglezer(delen)),
  uitDelen(Overdrachtlezer, (delen) => new Overdrachtlezer(delen)),
  uitDelen(Personeelslezer, (delen) => new Personeelslezer(delen)),
  uitDelen(Regellezer, (delen) => new Regellezer(delen)),
  uitDelen(Rapportagelezer, (delen) => new Rapportagelezer(delen)),
  uitDelen(Sanctielezer, (delen) => new Sanctielezer(delen)),
  uitDelen(Lopendlezer, (delen) => new Lopendlezer(delen)),
  uitDelen(Beheerlezer, (delen) => new Beheerlezer(delen)),
  uitDelen(Aanbodlezer, (delen) => new Aanbodlezer(delen)),
  uitDelen(Verzoeklezer, (delen) => new Verzoeklezer(delen)),
  uitDelen(Verstrekkinglezer, (delen) => new Verstrekkinglezer(delen)),
  uitDelen(Inhoudlezer, (delen) => new Inhoudlezer(delen)),
  uitDelen(Takenlezer, (delen) => new Takenlezer(delen)),
  { provide: Signaallezer, inject: [DEURDELEN, Takenlezer], useFactory: (delen: Deurdelen, taken: Takenlezer) => new Signaallezer(delen, taken) },
  uitDelen(Inzagelezer, (delen) => new Inzagelezer(delen)),
  uitDelen(Uitleglezer, (delen) => new Uitleglezer(delen)),
  { provide: Ontvangst, inject: [DEURDELEN, Deur, Inwonerregister], useFactory: (delen: Deurdelen, deur: Deur, inwoners: Inwonerregister) => new Ontvangst({ ...delen, deur, inwoners }) },
  { provide: Inwonerlezer, inject: [DEURDELEN, Inwonerregister], useFactory: (delen: Deurdelen, inwoners: Inwonerregister) => new Inwonerlezer({ ...delen, inwoners }) },
  { provide: Voorvertoning, inject: [DEURDELEN, Deur, Inwonerregister], useFactory: (delen: Deurdelen, deur: Deur, inwoners: Inwonerregister) => new Voorvertoning(delen, deur, inwoners) },
];

/** The HTTP side of the gateway. */
@Module({})
export class DeurModule {
  static met(delen: Provider, imports: NonNullable<ModuleMetadata['imports']> = []): DynamicModule {
    return {
      module: DeurModule,
      imports,
      controllers: CONTROLLERS,
      providers: [delen, ...DELEN],
    };
  }
}
