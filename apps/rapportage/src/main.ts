import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakRapportageModule } from './rapportage.module';

void startDienst('rapportage', () => laadConfig(BasisConfig), maakRapportageModule);
