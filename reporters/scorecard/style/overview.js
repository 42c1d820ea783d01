(() => {
  const box = document.querySelector('.find-agency');
  if (!box) return;
  box.hidden = false;
  const status = box.querySelector('[role=status]');
  const fold = (s) => s.toLowerCase().replace(/\u0111/g, 'd').normalize('NFD').replace(/[\u0300-\u036f]/g, '');
  const tables = [...document.querySelectorAll('.ranking')];
  box.querySelector('input').addEventListener('input', (event) => {
    const wanted = fold(event.target.value.trim());
    const seen = new Set();
    for (const all of document.querySelectorAll('details.all')) all.open = Boolean(wanted);
    for (const table of tables)
      for (const row of table.tBodies[0].rows) {
        const name = row.cells[0].querySelector('a');
        row.hidden = Boolean(wanted) && !fold(name.textContent).includes(wanted);
        if (!row.hidden) seen.add(name.getAttribute('href'));
      }
    status.textContent = wanted ? box.dataset.found.replace('#', seen.size) : '';
  });
})();
