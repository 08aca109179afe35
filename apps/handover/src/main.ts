import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakHandoverModule } from './handover.module';

void startDienst('handover', () => laadConfig(BasisConfig), maakHandoverModule);
