/** An e-mail address; where it does not fit into one line, it is broken behind its @ first. */
export function EmailText({ address }: { address: string }) {
  const behind = address.lastIndexOf('@') + 1;
  return (
    <>
      {address.slice(0, behind)}
      <wbr />
      {address.slice(behind)}
    </>
  );
}
