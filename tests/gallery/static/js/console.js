import "/static/js/gallery.js";
