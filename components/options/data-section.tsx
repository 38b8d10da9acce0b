import type { Surface } from '../../lib/surface/surface.ts';
import { useStrings } from '../strings-context.tsx';
import { BackupFields } from './backup-fields.tsx';
import { DeleteAll } from './delete-all.tsx';
import { ExportAll } from './export-all.tsx';
import { ImportBox } from './import-box.tsx';
import { KeepField } from './keep-field.tsx';

/** Where conversations are, and all that takes them out, in and away. */
export function DataSection(props: { surface: Surface; onDeletedAll: () => void }) {
  const { surface } = props;
  const { t } = useStrings();
  return (
    <section class="data" id="data">
      <h2>{t('options.data')}</h2>
      <p>{t('options.dataPlace')}</p>
      <ExportAll surface={surface} />
      <BackupFields surface={surface} />
      <ImportBox surface={surface} />
      <h3>{t('options.deletion')}</h3>
      <KeepField surface={surface} />
      <DeleteAll surface={surface} onDeleted={props.onDeletedAll} />
    </section>
  );
}
