filedesc://old.arc 192.0.2.1 20030204010203 text/plain 66
1 0 Hand
URL IP-address Archive-date Content-type Archive-length


http://gazette.example/1998/owl.html 192.0.2.1 20030204010203 text/html 183
HTTP/1.1 200 OK
Content-Type: text/html

<html><head><title>Owl seen</title></head><body><p>An owl was seen, for the first time in years, on the roof of the mill.</p></body></html>
