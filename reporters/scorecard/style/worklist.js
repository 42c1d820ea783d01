(function(){
function all(q,e){return [].slice.call((e||document).querySelectorAll(q))}
var say=document.querySelector("[role=status]");
all("input[data-k]").forEach(function(c){
var k="rasoat:"+c.getAttribute("data-k"),f=c.closest(".find");
function show(){f.classList.toggle("done",c.checked)}
try{c.checked=localStorage.getItem(k)==="1"}catch(e){}
show();
c.addEventListener("change",function(){show();try{c.checked?localStorage.setItem(k,"1"):localStorage.removeItem(k)}catch(e){}})});
var form=document.querySelector(".filters"),entries=all(".entry");
function value(n){var f=form.elements[n];return f?(f.type==="checkbox"?f.checked:f.value):""}
function filter(){
var r=value("r"),v=value("v"),s=value("s"),b=value("b"),from=value("f"),to=value("t"),fresh=value("n"),shown=0,items=0;
entries.forEach(function(e){
var d=e.getAttribute("data-d"),ok=(!s||e.getAttribute("data-s")===s)&&(!b||e.getAttribute("data-b")===b)&&(!from||(d&&d>=from))&&(!to||(d&&d<=to)),n=0;
all(".find",e).forEach(function(f){var y=ok&&(!r||f.getAttribute("data-r")===r)&&(!v||f.getAttribute("data-v")===v)&&(!fresh||f.hasAttribute("data-n"));f.hidden=!y;if(y)n++});
e.hidden=!n;if(n){shown++;items+=n}});
say.textContent="Đang hiện "+shown+" trong "+entries.length+" bài của trang này, "+items+" mục."}
if(form&&say){form.addEventListener("input",filter);form.addEventListener("reset",function(){setTimeout(filter,0)});form.addEventListener("submit",function(e){e.preventDefault()});filter()}
document.addEventListener("keydown",function(e){
if(e.ctrlKey||e.altKey||e.metaKey||(e.key!=="]"&&e.key!=="[")||/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName))return;
var live=entries.filter(function(x){return !x.hidden}),i=-1;
live.forEach(function(x,n){if(x.getBoundingClientRect().top<40)i=n});
var next=live[e.key==="]"?Math.min(i+1,live.length-1):Math.max(i-1,0)];
if(next){next.setAttribute("tabindex","-1");next.focus({preventScroll:true});next.scrollIntoView()}});
})();
