import { type DynamicModule, Module, type Provider, type Type } from '@nestjs/common';
import { APP_FILTER, APP_GUARD, Reflector } from '@nestjs/core';
import { maakLogger } from '#shared/operations/logger';
import { AfsprakenController } from './afspraken/afspraken.controller';
import { Afsprakenlezer } from './afspraken/afspraken.lezer';
import { Api } from './api/api';
import { Mandaten } from './api/mandaten';
import { Medewerkers } from './api/medewerkers';
import { Vandaag } from './api/vandaag';
import { Verzender } from './api/verzender';
import { BeheerController } from './beheer/beheer.controller';
import type { PortalConfig } from './config';
import { BeginController } from './informatie/begin.controller';
import { Beginlezer } from './informatie/begin.lezer';
import { InformatieController } from './informatie/informatie.controller';
import { Informatielezer } from './informatie/informatie.lezer';
import { InwonersController } from './inwoners/inwoners.controller';
import { CollegasController } from './collegas/collegas.controller';
import { BladController } from './blad/blad.controller';
import { Bladlezer } from './blad/bladlezer';
import { FormulierController } from './formulier/formulier.controller';
import { Formulieren } from './formulier/formulieren';
import { Voorstellen } from './formulier/voorstel';
import { OntheffingController } from './ontheffing/ontheffing.controller';
import { Bestanden } from './pagina/bestanden';
import { BestandenController } from './pagina/bestanden.controller';
import { PaginaFilter } from './pagina/pagina.filter';
import { Paginas } from './pagina/paginas';
import { PrivacyController } from './privacy/privacy.controller';
import { OpVerzoekController } from './rapportages/opverzoek.controller';
import { RapportagesController } from './rapportages/rapportages.controller';
import { ProfielController } from './regels/profiel.controller';
import { RegelsController } from './regels/regels.controller';
import { UitlegController } from './uitleg/uitleg.controller';
import { SanctieController } from './sanctie/sanctie.controller';
import { Aanmelder } from './sessie/aanmelder';
import { InloggenController } from './sessie/inloggen.controller';
import { Inlogwacht } from './sessie/inlogwacht';
import { Koekjes } from './sessie/koekjes';
import { Sessiesleutels } from './sessie/sessiesleutels';
import { VerzoekController } from './afspraken/verzoek.controller';
import { Antwoordgang } from './taken/antwoordgang';
import { AntwoordController } from './taken/antwoord.controller';
import { TakenController } from './taken/taken.controller';
import { VerstuurdController } from './verstuurd/verstuurd.controller';
import { AanbodController } from './verzoeken/aanbod.controller';
import { Verzoekbeginlezer } from './verzoeken/begin.lezer';
import { BeginnenController } from './verzoeken/beginnen.controller';
import { VerzoekenController } from './verzoeken/verzoeken.controller';
import { WaarnemingController } from './waarneming/waarneming.controller';
import { ZoekenController } from './zoeken/zoeken.controller';

const delen = (config: PortalConfig): Provider[] => [
  { provide: Sessiesleutels, useValue: new Sessiesleutels(config.SESSIE_SLEUTEL) },
  { provide: Api, inject: [Sessiesleutels], useFactory: (sleutels: Sessiesleutels) => new Api(config.SCHAKEL_API_URL, sleutels) },
  { provide: Koekjes, useValue: new Koekjes(config.SESSIE_SLEUTEL, config.PORTAAL_URL) },
  { provide: Aanmelder, inject: [Sessiesleutels], useFactory: (sleutels: Sessiesleutels) => new Aanmelder(config, sleutels) },
  { provide: Bestanden, useValue: new Bestanden() },
  { provide: Vandaag, useValue: new Vandaag(config.SCHAKEL_OMGEVING === 'sandbox' ? config.SCHAKEL_API_URL : null) },
  { provide: Medewerkers, inject: [Api], useFactory: (api: Api) => new Medewerkers(api) },
  { provide: Formulieren, inject: [Api], useFactory: (api: Api) => new Formulieren(api) },
  { provide: Bladlezer, inject: [Api, Medewerkers, Formulieren, Vandaag], useFactory: (api: Api, medewerkers: Medewerkers, formulieren: Formulieren, klok: Vandaag) => new Bladlezer(api, medewerkers, formulieren, klok) },
  { provide: Voorstellen, inject: [Api, Formulieren, Medewerkers, Vandaag], useFactory: (api: Api, formulieren: Formulieren, medewerkers: Medewerkers, klok: Vandaag) => new Voorstellen(api, formulieren, medewerkers, klok) },
  { provide: Informatielezer, inject: [Api, Formulieren, Medewerkers, Vandaag], useFactory: (api: Api, formulieren: Formulieren, medewerkers: Medewerkers, klok: Vandaag) => new Informatielezer(api, formulieren, medewerkers, klok) },
  { provide: Beginlezer, inject: [Api, Formulieren, Vandaag], useFactory: (api: Api, formulieren: Formulieren, klok: Vandaag) => new Beginlezer(api, formulieren, klok) },
  { provide: Verzoekbeginlezer, inject: [Api, Formulieren, Medewerkers, Vandaag], useFactory: (api: Api, formulieren: Formulieren, medewerkers: Medewerkers, klok: Vandaag) => new Verzoekbeginlezer(api, formulieren, medewerkers, klok) },
  { provide: Afsprakenlezer, inject: [Api], useFactory: (api: Api) => new Afsprakenlezer(api) },
  { provide: Mandaten, inject: [Api], useFactory: (api: Api) => new Mandaten(api) },
  { provide: Verzender, inject: [Api], useFactory: (api: Api) => new Verzender(api, config.PORTAAL_SOURCE) },
  { provide: Paginas, inject: [Koekjes, Bestanden], useFactory: (koekjes: Koekjes, bestanden: Bestanden) => new Paginas(config.MAIL_HULP, koekjes, bestanden) },
  { provide: Antwoordgang, inject: [Verzender, Mandaten, Formulieren, Paginas], useFactory: (verzender: Verzender, mandaten: Mandaten, formulieren: Formulieren, paginas: Paginas) => new Antwoordgang(verzender, mandaten, formulieren, paginas) },
  { provide: APP_GUARD, inject: [Koekjes, Aanmelder, Reflector], useFactory: (koekjes: Koekjes, aanmelder: Aanmelder, reflector: Reflector) => new Inlogwacht(koekjes, aanmelder, reflector) },
  { provide: APP_FILTER, inject: [Paginas, Koekjes], useFactory: (paginas: Paginas, koekjes: Koekjes) => new PaginaFilter(paginas, koekjes, maakLogger('portal', config.LOG_NIVEAU)) },
];

/** Every page is a controller here. */
const PAGINAS: Type[] = [BestandenController, InloggenController, TakenController, AntwoordController, InwonersController, WaarnemingController, CollegasController, VerzoekController, SanctieController, FormulierController, BladController, ZoekenController, VerstuurdController, BeginController, InformatieController, BeginnenController, VerzoekenController, AanbodController, AfsprakenController, OntheffingController, BeheerController, PrivacyController, UitlegController, RapportagesController, ProfielController, RegelsController, OpVerzoekController];

@Module({})
export class PortalModule {
  static met(config: PortalConfig): DynamicModule {
    return { module: PortalModule, providers: delen(config), controllers: PAGINAS };
  }
}
