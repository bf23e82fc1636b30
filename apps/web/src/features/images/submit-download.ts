/**
 * Lets the browser save what a POST answers, as it saves a link's file: streamed to disk, with its own progress. The page stays.
 *
 * @param fields - sent as an HTML form; gone from the page when this returns
 */
export function submitDownload(action: string, fields: Readonly<Record<string, string>>): void {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  form.hidden = true;
  for (const [name, value] of Object.entries(fields)) {
    const input = document.createElement('input');
    input.type = 'hidden';
    input.name = name;
    input.value = value;
    form.append(input);
  }
  document.body.append(form);
  form.submit();
  form.remove();
}
