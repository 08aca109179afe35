import 'reflect-metadata';
import { BasisConfig, laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { maakOndersteuningModule } from './ondersteuning.module';

void startDienst('ondersteuning', () => laadConfig(BasisConfig), maakOndersteuningModule);
