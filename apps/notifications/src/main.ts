import 'reflect-metadata';
import { laadConfig } from '#shared/operations/config';
import { startDienst } from '#shared/persistence/dienst';
import { NotificationsConfig } from './config';
import { maakNotificationsModule } from './notifications.module';

void startDienst('notifications', () => laadConfig(NotificationsConfig), maakNotificationsModule);
