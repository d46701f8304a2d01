def test_the_archive_tells_about_itself_without_asking_the_database(client, db, django_assert_num_queries):
    with django_assert_num_queries(0):
        page = client.get("/about")

    assert page.status_code == 200
    assert b'id="closed"' in page.content
    assert b'id="privacy"' in page.content


def test_a_visitor_gets_no_cookie(client, db):
    assert not client.get("/about").cookies
    assert not client.get("/").cookies
