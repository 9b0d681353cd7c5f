import { Modal, type ModalProps } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FocusBack } from './FocusBack.tsx';

interface Props extends ModalProps {
  /** Where the keyboard goes on afterwards, when what was there before has gone. */
  otherwise?: () => HTMLElement | null;
}

/** Something that is asked or told over the page, and holds the keyboard meanwhile. */
export function Dialog({ otherwise, children, ...modal }: Props) {
  const { t } = useTranslation();
  return (
    <Modal closeButtonProps={{ 'aria-label': t('action.close') }} {...modal}>
      <FocusBack {...(otherwise && { otherwise })} />
      {children}
    </Modal>
  );
}
