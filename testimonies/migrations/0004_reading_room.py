from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("testimonies", "0003_access_copies")]

    operations = []
