import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakVerstrekkingModule } from './verstrekking.module';

void startDienst('verstrekking', () => laadConfig(BasisConfig), maakVerstrekkingModule);
