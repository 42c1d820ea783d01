(function(){
function all(q,e){return [].slice.call((e||document).querySelectorAll(q))}
function stored(k,v){try{if(v===undefined)return localStorage.getItem(k)==="1";v?localStorage.setItem(k,"1"):localStorage.removeItem(k)}catch(e){}return false}
all(".tick").forEach(function(c){
var f=c.closest(".find"),k="rasoat:"+f.id;
function show(){f.classList.toggle("done",c.checked)}
c.checked=stored(k);show();
c.addEventListener("change",function(){show();stored(k,c.checked);document.dispatchEvent(new Event("ticked"))})});
var help=document.getElementById("phim"),inArticle=document.body.classList.contains("article");
function ask(){if(help&&help.showModal&&!help.open)help.showModal()}
all(".ask").forEach(function(b){b.addEventListener("click",ask)});
function seen(e){return e.getClientRects().length>0}
function go(e){if(!e)return;if(!e.hasAttribute("tabindex")&&!/^(A|BUTTON)$/.test(e.tagName))e.setAttribute("tabindex","-1");e.focus({preventScroll:true});e.scrollIntoView({block:inArticle?"center":"start"})}
function step(list,back){
var a=document.activeElement,i=-1,inside=false;
list.forEach(function(e,n){if(e===a||e.contains(a)){i=n;inside=true}});
if(!inside&&a&&a.closest(".entry"))list.some(function(e,n){if(a.contains(e)){i=back?n:n-1;inside=true}return inside});
if(!inside)list.forEach(function(e,n){if(e.getBoundingClientRect().top<(back?0:40))i=n});
if(!inside&&back)i=i+1;
return list[back?Math.max(i-1,0):Math.min(i+1,list.length-1)]}
function current(){
var a=document.activeElement,f=a&&a.closest?a.closest(".find"):null;
if(!f&&a&&a.classList.contains("ref"))f=document.getElementById(a.hash.slice(1));
return f||document.querySelector(".find:target")}
function click(q,e){var b=(e||document).querySelector(q);if(b)b.click()}
document.addEventListener("keydown",function(e){
if(e.ctrlKey||e.altKey||e.metaKey||e.defaultPrevented||/^(INPUT|SELECT|TEXTAREA)$/.test(e.target.tagName)&&e.target.type!=="checkbox"||(help&&help.open))return;
var f,k=e.key;
if(k==="?")ask();
else if(k==="j"||k==="k"){f=step(all(inArticle?".ref":".find").filter(seen),k==="k");go(f)}
else if(k==="]"||k==="["){if(inArticle)click(k==="]"?".crumb [rel=next]":".crumb [rel=prev]");else go(step(all(".entry").filter(seen),k==="["))}
else if(k==="c"){f=current();if(f)click(".cp",f)}
else if(k==="x"){f=current();if(f)click(".tick",f)}
else if(k==="o"&&!inArticle){f=document.activeElement.closest(".entry");if(f)click("h3 a",f)}
else if(k==="u"&&inArticle)click(".back");
else return;
e.preventDefault()});
})();
