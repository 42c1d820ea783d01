"use strict";
(function(){
var root=document.documentElement;root.classList.add("hasjs");
function copied(b,ok){var t=b.textContent;b.textContent=ok?"Đã chép":"Không chép được";setTimeout(function(){b.textContent=t},1500)}
function old(text){var a=document.createElement("textarea");a.value=text;document.body.appendChild(a);a.select();var ok=false;try{ok=document.execCommand("copy")}catch(e){}a.remove();return ok}
document.addEventListener("click",function(e){
var b=e.target.closest?e.target.closest(".cp"):null;if(!b)return;var t=b.getAttribute("data-c");
if(navigator.clipboard&&navigator.clipboard.writeText)navigator.clipboard.writeText(t).then(function(){copied(b,true)},function(){copied(b,old(t));b.focus()});
else{copied(b,old(t));b.focus()}});
})();
