{shop/cart shop.rules/read-cart}
